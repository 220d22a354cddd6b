package dev.greenroom.interview;

import java.sql.SQLException;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.stereotype.Component;

/** Folds the names of the interviews that were there before search was. */
@Component
class V3__Fold_names extends BaseJavaMigration {

    private static final int BATCH = 1_000;

    @Override
    public void migrate(Context context) throws SQLException {
        try (var names = context.getConnection().prepareStatement("select id, candidate_name from interview");
                var update =
                        context.getConnection().prepareStatement("update interview set search_name = ? where id = ?")) {
            names.setFetchSize(BATCH);
            var rows = names.executeQuery();
            for (var row = 1; rows.next(); row++) {
                update.setString(1, Folded.of(rows.getString(2)).text());
                update.setObject(2, rows.getObject(1));
                update.addBatch();
                if (row % BATCH == 0) update.executeBatch();
            }
            update.executeBatch();
        }
    }
}
