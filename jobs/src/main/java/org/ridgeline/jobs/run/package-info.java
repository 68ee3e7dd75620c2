/** What every job shares: inputs, the run folder with its lock and id, the session, faults and exit codes. */
package org.ridgeline.jobs.run;
