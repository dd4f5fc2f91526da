/** Libraries that run work on threads of their own, each used as a program uses it. */
package io.asynclocal.it.framework;
