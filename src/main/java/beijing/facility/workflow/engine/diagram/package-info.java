/**
 * The sense of a diagram: what a BPMN file and its forms must be to go live. The file of the same process that comes with the program
 * says what the declared path is, and nothing else does: its elements stay, with what they run and who works them, and every outcome
 * keeps its way. Around them a process owner may rename, move and add what leads back to that path. All of it is told of the files
 * alone, without the engine.
 */
package beijing.facility.workflow.engine.diagram;
