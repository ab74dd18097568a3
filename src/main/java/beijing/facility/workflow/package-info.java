/**
 * What the process packages share of the engine: typed variables, the reading of submitted forms, the clock and the errors
 * that an official sees.
 */
package beijing.facility.workflow;
