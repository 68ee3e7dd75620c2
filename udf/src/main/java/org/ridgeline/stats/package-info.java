/** Statistics of counting experiments: no Spark. */
package org.ridgeline.stats;
