/**
 * What the tasks are: read from the diagrams, their forms and the declarations of the steps, so that nobody keeps a list of them beside.
 * A task that somebody adds in Modeler is in it as soon as it is deployed.
 */
package beijing.facility.catalogue;
