/** Kinematics in plain doubles: no Spark. */
package org.ridgeline.physics;
