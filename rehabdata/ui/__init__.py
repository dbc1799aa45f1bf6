"""The frame round the pages and the parts they are built of: with pages/, the only code that imports streamlit."""
