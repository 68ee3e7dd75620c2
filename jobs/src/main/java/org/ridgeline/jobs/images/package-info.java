/**
 * {@code ridgeline images}: {@link org.ridgeline.jobs.images.ImageJob} finds the images, reads their headers, cuts the
 * work by pixels and lets tasks decode, filter and encode; start reading there. An image is done whole by one task, band by
 * band ({@link org.ridgeline.jobs.images.WholeImage}), or, if it is a large one that can be read by region, in pieces by
 * many tasks ({@link org.ridgeline.jobs.images.ImagePiece}) whose outputs are joined.
 */
package org.ridgeline.jobs.images;
