namespace Nser.Client.Outbox.Stores.Sql;

/// <summary>What the two databases say differently; everything else is written once.</summary>
internal abstract class SqlDialect
{
    /// <summary>What stands before a table's name, for example <c>nser.</c>.</summary>
    protected abstract string Prefix { get; }

    internal string Meta => $"{Prefix}nser_meta";

    internal string Feed => $"{Prefix}nser_feed";

    internal string Record => $"{Prefix}nser_record";

    internal string Accepted => $"{Prefix}nser_accepted";

    internal string Batch => $"{Prefix}nser_batch";

    internal string Hold => $"{Prefix}nser_hold";

    internal string Schedule => $"{Prefix}nser_schedule";

    internal string Slot => $"{Prefix}nser_slot";

    /// <summary>The store's clock in milliseconds since 1970, asked once a statement.</summary>
    internal abstract string Now { get; }

    /// <summary>The type of a number that grows with every row and is never given twice.</summary>
    internal abstract string Identity { get; }

    /// <summary>The type of a number that grows with every row; as long as the newest row stays, none is given twice. Costs less than <see cref="Identity"/>.</summary>
    internal abstract string Serial { get; }

    /// <summary>The type of text that is compared byte by byte.</summary>
    internal abstract string Text { get; }

    internal abstract string Bytes { get; }

    internal abstract string NoBytes { get; }

    /// <summary>What follows the columns of a table whose key is its order on disk.</summary>
    internal abstract string OrderedByKey { get; }

    /// <summary>Locks the rows of <paramref name="alias"/> that a query returns and passes over those that others hold.</summary>
    internal abstract string TakeFree(string alias);

    /// <summary>The larger of two numbers.</summary>
    internal abstract string Larger(string one, string other);

    /// <summary>Whether the column is one of the values of a list parameter.</summary>
    internal abstract string In(string column, string parameter);

    /// <summary>Rows of a table whose column is one of the values of a list parameter, found through an index value by value, whatever the planner believes of the table's size.</summary>
    internal abstract string Lookup(string columns, string table, string condition, string column, string parameter);

    /// <summary>A list parameter as a table <c>line</c> with the columns <c>value</c> and <c>place</c>, which counts up.</summary>
    internal abstract string Lines(string parameter);

    /// <summary>A list as a parameter's value.</summary>
    internal abstract object List<T>(IReadOnlyList<T> values);
}
