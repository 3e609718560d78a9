-- Each step that needs several statements is a function: it is one round trip and commits on its own, even through a
-- pool that gives each statement another connection. A function comes after those tables whose rows it takes or returns.

--- @include "server/now_ms"
--- @include "server/epoch"
--- @include "server/durable"

--- @include "store/new_incarnation"
--- @include "store/renew_incarnation"
--- @include "store/swap_fact"
--- @include "store/with_buyer"
--- @include "store/lead_of"
--- @include "store/claim_lead"
--- @include "store/renew_lead"
--- @include "store/finish_lead"
--- @include "store/open_leads"
--- @include "store/orders_of"
--- @include "store/erase_lead"
--- @include "store/sweep_leads"

--- @include "register/change_entry"
--- @include "register/durable_change"
--- @include "register/add_issue"
--- @include "register/add_entry"
--- @include "register/enqueue_lead"
--- @include "register/take_entries"
--- @include "register/due_accounts"
--- @include "register/sweep_entries"

--- @include "limiter/limiter_of"
--- @include "limiter/paused_ms"
--- @include "limiter/pause_limiter"
--- @include "limiter/hold_slot"
--- @include "limiter/take_slot"
