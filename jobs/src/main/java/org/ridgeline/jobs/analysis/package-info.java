/** What an analysis file says: one YAML file bound to one record. */
package org.ridgeline.jobs.analysis;
