/** How this house runs the engine: tenants, what a BPMN file may reach, what a form may hand in, errors and retries. */
package beijing.facility.workflow.engine;
