/** The program's own thread locals travel, each tested with the real library. */
package io.asynclocal.it.carry;
