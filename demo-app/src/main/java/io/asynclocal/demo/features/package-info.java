/** Feature flags: by user, overridable by request, read wherever they matter. */
package io.asynclocal.demo.features;
