/** The request and its user in every log line, on whatever thread it is written. */
package io.asynclocal.demo.logging;
