"""The words of Word and PDF files. Bytes in, plain values out; a PDF is opened in a process of its own."""
