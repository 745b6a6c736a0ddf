using Nser.Client.Ajv;

try
{
    var comparison = new Comparison(AllowedDifference.AjvAcceptsByChange);
    comparison.Run(Specimens.All());
    return comparison.Report(Console.Out) ? 0 : 1;
}
catch (AjvMissingException missing)
{
    Console.Error.WriteLine(missing.Message);
    return 1;
}
