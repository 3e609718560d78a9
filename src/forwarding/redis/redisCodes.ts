/** The texts of what makes Redis lose leads. Codes are stable; texts may change. */
export const redisCodes = {
  redis_prefix: "The prefix {prefix} in Redis",
  redis_silent: "Redis does not report its settings. Allow the command INFO, so that mistakes are noticed.",
  redis_drops_keys:
    "Redis drops keys when its memory is full (maxmemory-policy {policy}), and leads with them. Set maxmemory-policy noeviction, or use another server.",
  redis_replica: "Redis is a replica, which cannot be written. Connect to its master.",
  redis_replicas_behind:
    "A replica of Redis that takes over may not have the last leads. Set the option `replicas` of redisStore to 1 or more, and min-replicas-to-write of the server too.",
  redis_not_on_disk:
    "Redis forgets the last leads when it restarts. Set appendonly yes, so that it writes them to disk.",
  redis_on_disk_late:
    "Redis loses the last leads when its machine stops (appendfsync {policy}). Set appendfsync always.",
  redis_dropped_keys:
    "Redis dropped keys because its memory was full, and leads may be among them. {lookUps} Set maxmemory-policy noeviction, and give it more memory.",
  redis_restarted:
    "Redis was restarted, or a replica took over that may not have the last leads. {lookUps} Set appendonly yes, and the option `replicas` of redisStore if there are replicas.",
} as const satisfies Readonly<Record<string, string>>;
