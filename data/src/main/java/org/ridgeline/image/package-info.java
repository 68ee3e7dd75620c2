/**
 * Image files in plain Java: what they hold ({@link org.ridgeline.image.ImageHeader}), their pixels by region or row by
 * row ({@link org.ridgeline.image.RegionReader}, {@link org.ridgeline.image.RowReader}), and writers whose segments are
 * encoded independently of each other ({@link org.ridgeline.image.SegmentedImage}). Start at
 * {@link org.ridgeline.image.ImageFile#open}.
 */
package org.ridgeline.image;
