/**
 * The Spark source {@code root}: trees of ROOT files as tables.
 *
 * <p>{@link org.ridgeline.source.RootSource} lists the files and reads their metadata ({@code InputFiles},
 * {@code TreeFiles}); {@code RootScanBuilder} takes what Spark pushes down; {@code Splits} cuts the entries into
 * partitions that carry plain lists of baskets; in the tasks {@code RootReader} fetches ({@code Prefetch}), decodes
 * ({@code SliceReader}), filters ({@code Condition}) and hands out batches ({@code BasketColumn}).
 */
package org.ridgeline.source;
