/** Event jobs: samples, the loop over their events, and what is written of it. {@code EventJob} is where to start. */
package org.ridgeline.jobs.events;
