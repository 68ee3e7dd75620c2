/** The SQL functions of the catalog {@code hep}: a thin Spark edge over {@code org.ridgeline.physics}. */
package org.ridgeline.functions;
