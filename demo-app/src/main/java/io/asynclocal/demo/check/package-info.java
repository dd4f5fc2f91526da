/** The check: drives the service over HTTP, with the agent and without it, and counts. */
package io.asynclocal.demo.check;
