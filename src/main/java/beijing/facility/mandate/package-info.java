/** In whose name something is decided, and what can come of it: what the file, the processes and the glue all have to say of a step. */
package beijing.facility.mandate;
