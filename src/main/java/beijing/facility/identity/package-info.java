/** Districts, departments, groups and who may do what (contract §2). */
package beijing.facility.identity;
