/** {@code ridgeline inspect}: what is in ROOT files. */
package org.ridgeline.jobs.inspect;
