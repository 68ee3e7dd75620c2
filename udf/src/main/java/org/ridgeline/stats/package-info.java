/** Statistics of counting experiments and of fits: no Spark. */
package org.ridgeline.stats;
