/** What is taken out of the files on paper: 批复 and 验收意见 as .docx, the ledger of the projects as .xlsx, a file as a page to print. */
package beijing.facility.documents;
