/** 项目终止, {@code project-termination.bpmn}: the municipal commission ends a project before its acceptance (Articles 22, 28, 34). */
package beijing.facility.termination;
