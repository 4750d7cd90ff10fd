import { readFileSync, writeFileSync } from "node:fs";
import { insertCells } from "../../host/book/insert-delete";
import { copySheet } from "../../host/book/copy-sheet";
import { loadBook } from "../../host/file/load";
import { said } from "../../host/file/facets";
import { saveBook } from "../../host/file/save";
test.each(["test/fixtures/torture.xlsx","/tmp/F/refreshed.xlsx","test/fixtures/torture-xlsm/torture.xlsm"])("%s", async (f)=>{ 
  const book = await loadBook(new Uint8Array(readFileSync(f)));
  for (const sheet of [...book.sheets]) { 
    if (sheet.comments.length) sheet.comments=[];
    const src = (book.source as any).sheets.get(sheet.id); src.facets = {...src.facets, comments: "[]"};
    try { insertCells(book, sheet, {row:2,column:1,rows:2,columns:16384}, "rows"); } catch (e) { console.log(sheet.name, String(e)); }
  }
  for (const sheet of [...book.sheets].slice(0,8)) try { copySheet(book, sheet, "End"); } catch (e) { console.log("copy", sheet.name, String(e)); }
  const bytes = await saveBook(book);
  writeFileSync("/tmp/F/ins-"+f.split("/").pop(), bytes);
  const again = await loadBook(bytes);
  const strip = (b: any) => b.sheets.map((s: any) => ({...s, id:0, tables: s.tables.map((t:any)=>({...t,id:0})), conditions: s.conditions.map((t:any)=>({...t,id:0})), charts: s.charts.map((t:any)=>({...t,id:0})) }));
  const m=(v:any)=>JSON.parse(said(strip(v).map((s:any)=>({...s,rows:new Map([...s.rows].sort((a:any,b:any)=>a[0]-b[0])),columns:new Map([...s.columns].sort((a:any,b:any)=>a[0]-b[0])), cells: new Map([...s.cells].sort((a:any,b:any)=>a[0]-b[0]).map(([r,l]:any)=>[r,new Map([...l].sort((a:any,b:any)=>a[0]-b[0]))]))})))); expect(m(again)).toEqual(m(book));
});
