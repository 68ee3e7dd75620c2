package org.ridgeline.root;

import java.io.Serializable;

/** How the bytes of a basket become values of a column. */
public interface Interpretation extends Serializable {}
