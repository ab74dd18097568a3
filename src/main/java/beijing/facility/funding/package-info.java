/** 资金申请与审批, {@code funding-approval.bpmn}: from the establishment to the signed approval (Articles 23, 24). */
package beijing.facility.funding;
