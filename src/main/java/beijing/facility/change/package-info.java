/** 项目变更, {@code project-change.bpmn}: from the request of a district to its end (Article 28). */
package beijing.facility.change;
