/** Programs in JVMs of their own, started in every way that a user may start one. */
package io.asynclocal.it.process;
