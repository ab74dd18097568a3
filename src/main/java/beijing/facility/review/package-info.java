/** 联合审查, {@code joint-review.bpmn}: the departments' opinions and the determination of the project (Articles 7, 22). */
package beijing.facility.review;
