/** Selected events and chosen columns of ROOT files, written again. Start with {@code Skim}. */
package org.ridgeline.jobs.skim;
