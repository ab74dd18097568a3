/** 项目实施与平台监管, {@code project-implementation.bpmn}: from the start of the works to their completion (Articles 26, 27). */
package beijing.facility.implementation;
