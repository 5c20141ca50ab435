-- The mark "imported" stands on the ledger: nobody looks a row up by its licence any more.
DROP INDEX bulk_row_licence;
