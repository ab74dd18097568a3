/** 运营与监管, {@code operation-supervision.bpmn}: from the operator to the end of supervision (Articles 30, 31, 34). */
package beijing.facility.operation;
