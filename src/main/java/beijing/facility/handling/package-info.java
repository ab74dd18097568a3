/** What officials do with an open task beside completing it: 转办, 委派, 加签, 退回, 催办, 抄送, 撤回. Each goes on the record. */
package beijing.facility.handling;
