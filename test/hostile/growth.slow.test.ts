// All of its cases. `npm test` tries a part of those that take seconds: see test/support/wholeRun.ts.
import "./growth.test.ts";
