package org.ridgeline.jobs.generate;

import java.io.Serializable;

/**
 * A period of data taking.
 *
 * @param sample its name in datasets
 * @param category what the 2025 release calls the year's data
 * @param luminosity in 1/fb. Those of the 2025 release are this toy's, but for 2015 D: they are not published with it
 * @param firstRun first of the runs it spans
 */
record Period(String sample, String category, double luminosity, int firstRun, int lastRun) implements Serializable {}
