/** 年度项目征集, {@code project-solicitation.bpmn}: the notice, the districts' answers and their sum (Article 21). */
package beijing.facility.solicitation;
