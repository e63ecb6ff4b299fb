"""Benefits: JKK (work accident), JKM (death), JHT (old-age savings), beasiswa (schooling)."""
