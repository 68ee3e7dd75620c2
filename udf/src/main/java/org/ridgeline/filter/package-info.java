/**
 * Operations on images: arithmetic on a tile that comes with the pixels around it. Nothing here knows files, Spark or how
 * an image was cut; start reading at {@link org.ridgeline.filter.Chain} and {@link org.ridgeline.filter.Operations}.
 */
package org.ridgeline.filter;
