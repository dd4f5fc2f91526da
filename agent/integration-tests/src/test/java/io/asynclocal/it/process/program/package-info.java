/** What the tests start; none of it knows of the tests, and it depends on the API alone. */
package io.asynclocal.it.process.program;
