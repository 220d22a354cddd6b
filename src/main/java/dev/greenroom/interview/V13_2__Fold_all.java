package dev.greenroom.interview;

import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.stereotype.Component;

/** Makes the interviews that are there be found by all that is said in them. */
@Component
class V13_2__Fold_all extends BaseJavaMigration {

    private static final int BATCH = 1_000;

    @Override
    public void migrate(Context context) throws SQLException {
        try (var said = context.getConnection()
                        .prepareStatement("select id, candidate_name, candidate_email, position,"
                                + " array(select label from interview_label where interview_id = id) from interview");
                var update = context.getConnection()
                        .prepareStatement("update interview set search_words = ?, search_text = ? where id = ?")) {
            said.setFetchSize(BATCH);
            var rows = said.executeQuery();
            for (var row = 1; rows.next(); row++) {
                var labels = List.of((String[]) rows.getArray(5).getArray());
                var found = Searchable.of(rows.getString(2), rows.getString(3), rows.getString(4), labels);
                update.setString(1, found.words());
                update.setString(2, found.text());
                update.setObject(3, rows.getObject(1));
                update.addBatch();
                if (row % BATCH == 0) update.executeBatch();
            }
            update.executeBatch();
        }
    }
}
