// All of its cases. `npm test` tries a tenth of those that take seconds: see test/support/wholeRun.ts.
import "./nearestNames.test.ts";
