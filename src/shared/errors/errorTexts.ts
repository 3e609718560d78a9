/**
 * Sentences about errors for people who read them in the register, the studio or a terminal, by the name of the error
 * and, where Base refused a call, by the code of Base. The message of an error stays as its class writes it, since
 * programmers search for it; only this file and translations of it know the remedy in the words of a shop owner.
 */
export const errorTexts = {
  ApiError: "Base refused {method, select, addOrder {the order} other {the request}}: {reason} ({code}).",
  "ApiError.unexplained":
    "Base refused {method, select, addOrder {the order} other {the request}} and did not say why ({code}).",
  ERROR_BAD_TOKEN:
    "Base does not accept the token ({reason}). Create a new one in the Base panel (Account & other, My account, API) and put it into the settings.",
  ERROR_ORDER_STATUS_ID: "Base does not know this order status: correct it in the rules ({reason}).",
  ERROR_STORAGE_ID: "Base does not know this catalog: correct its id in the settings ({reason}).",
  ERROR_PRODUCT_ID: "Base does not know this product: update the catalog or correct the rules ({reason}).",
  ERROR_ORDER_ID:
    "Base no longer has this order: somebody deleted it, or it is in another account ({reason}).",
  ERROR_DATE_ADD: "Base does not take this date of an order: correct it in the rules ({reason}).",
  ERROR_UNKNOWN_METHOD: "Base has no such method: correct its name ({reason}).",
  ERROR_EMPTY_METHOD:
    "The request reached Base without its content ({reason}). Check the proxy or firewall on the way.",
  ERROR_INTERNAL: "Something failed in Base itself ({reason}). Try again later.",
  ERROR_UNKNOWN: "Base refused the request and gave no code ({reason}). Try again later.",
  TokenBlockedError:
    "Base blocked the token for {retryAfterMs, duration}, as it got too many requests in a minute. Send nothing until then: each request makes the block longer.",
  AccountBlockedError:
    "The account in Base is locked. Try again in {retryAfterMs, duration}; if it stays locked, ask Base.",
  RateLimitError:
    "{reason, select, closed {The request was not sent: the program was shutting down.} other {Too many requests wait for their turn, so this one was not sent.}} Try again later.",
  HttpError:
    "A server on the way to Base answered, not Base itself (HTTP {status}). Try again later; if it stays so, check the proxy or firewall.",
  NetworkError:
    "There is no connection to Base, and nothing was changed there: {reason, select, dns {the name of the server was not found. Check the network and DNS} refused {the connection was refused. Check the firewall and the proxy} reset {the connection was cut. Try again} tls {the certificate is not trusted. Check the proxy or antivirus that opens it} timeout {the network took too long. Check the firewall and try again} other {the connection failed. Check the network and try again}}{cause, select, none {} other { ({cause})}}.",
  RequestTimeoutError:
    "Base did not answer within {timeoutMs, duration}. Nothing was changed there; try again later.",
  OutcomeUnknownError:
    "The request was sent, but its answer was lost, so it is not known whether Base has {method, select, addOrder {the order} other {the change}}. {repeat, select, safe {Send it again: the values will be the same} other {Look there before you send it again}}.",
  UnexpectedResponseError:
    "The answer does not look like one of Base: {reason, select, redirect {the server redirects elsewhere. Check the address of the API} too_large {it is too large. Ask for less at a time} drift {its content is not as documented. Update baselinker-sdk} other {it is another page, perhaps of maintenance. Try again later}}.",
  InvalidParamsError: "The request was not sent, since Base would not accept it. Correct {paths, list}.",
  NotAllowedError:
    "The request was not sent: the settings do not allow {method, select, none {it} other {`{method}`}}.",
  BulkWriteError:
    "{done, number} of {total, number} entries were written, then a part failed{cause, select, none {} other { ({cause})}}. Send the rest again.",
  TokenError:
    "The request was not sent: the program gave no token{cause, select, none {} other { ({cause})}}. Correct the function `token`.",
  ForwarderError:
    "{code, select, DEADLINE_OVER {The lead was not finished in time.} FORWARDER_CLOSED {The program was shutting down.} other {{message}}} The order was not lost: send the lead again.",
  WebhookError:
    "{code, select, BODY_ALREADY_PARSED {The signature of the request could not be checked, since the program had read its body already. Correct the order of its middleware.} LEAD_NOT_FETCHED {The lead that the request names could not be read from its source. Check the token of that source.} ANSWER_REFUSED {The program wanted to answer the request with something that cannot be sent. Correct the option `respond`.} SIGNATURE_THREW {The check of the signature failed with an error. Correct the program.} TOO_MANY_LEADS {The request has too many leads. Raise `maxLeads`, or have fewer sent at once.} other {{message}}} No lead is lost: the sender is asked to send the request again.",
  BodyError:
    "{code, select, BODY_JSON {The body of the request is not valid JSON.} BODY_FORM {The body of the request is not a form that can be read.} BODY_MULTIPART {The body of the request is cut off, or is not a form that can be read.} BODY_TYPE {The content type of the request is not one of JSON or a form.} other {{message}}} Check what the source sends.",
  RegisterError:
    "{reason, select, lead_too_large {The lead is too large for the register. Leave files out of it, or raise the limit.} lead_not_json {The lead holds something that JSON cannot hold, so the register could not keep it.} full {Too many leads wait in the register. Wait until some of them are sent.} not_found {The register has no such lead: it was erased, or it is in another register.} discarded {The lead was discarded. Let its sender send it again.} is_success {The lead is an order already. Cancel it in Base.} other_namespace {The lead belongs to another sender or program. Send it again from there.} no_register {There is no register, so no leads are kept. Set one up, for example a file.} other {{message}}}",
  StoreError:
    "{problem, select, unreachable {{engine} cannot be reached{cause, select, none {} other { ({cause})}}. Check that it runs, then try again.} refused {{engine} refused a step ({cause}). Check its settings and permissions.} late {The store did not answer within {waitMs, duration}. Check its server, then try again.} locked {The file {path} is in use by another program. Close it there, then try again.} readonly {The file {path} is read-only. Give permission to write it and its folder.} unusable {The file {path} cannot be read or written. Check the disk.} damaged {The file {path} is damaged. Restore it from a backup, or choose another file.} full {The disk is full, so the file {path} was not written. Free some space.} unopened {The file {path} cannot be opened. Check that its folder exists and can be written.} foreign {The file {path} holds something else than leads. Choose another file.} other {{reason, select, unreadable {The store has a record that cannot be read, so nothing was sent for it. Look in Base whether the order exists} other_account {The store belongs to another Base account. Choose another store for this one} would_forget {The store would forget leads, so nothing is sent. Correct its settings} replaced {The file of the store was replaced while in use. Restart the program} closed {The store was closed already. Restart the program} other {The store of leads does not work}}: {message}}}",
  RulesError: "The rules cannot be used. Correct {paths, list}.",
  SetupError: "The rules or the settings do not fit the account. Correct {paths, list}.",
  other: "Something failed: {message}",
} as const;
