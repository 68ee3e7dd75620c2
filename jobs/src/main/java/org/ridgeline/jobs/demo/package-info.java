/** What the demo needs of its own: a bucket inside the process, and a look at the peaks it made. */
package org.ridgeline.jobs.demo;
