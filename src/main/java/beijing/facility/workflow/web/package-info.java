/** The HTTP faces of the engine and the API: who may come in, and how errors read. */
package beijing.facility.workflow.web;
