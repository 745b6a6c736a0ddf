using Nser.Client.Outbox.Stores;

namespace Nser.PushScheduler.StatusPage;

/// <summary>Shows faults and refusals as a page of their own, with the status that fits and nothing of the fault.</summary>
internal static class ProblemPage
{
    private const string Path = "/problem";

    internal static void UseProblemPage(this WebApplication host)
    {
        host.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = Path,
            CreateScopeForErrors = true,
            StatusCodeSelector = static fault => fault is OutboxStoreException ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status500InternalServerError,
        });
        host.UseStatusCodePagesWithReExecute(Path);
        host.Use(static (context, next) =>
        {
            // A form that was refused is not read again.
            if (context.Request.Path == Path)
            {
                context.Request.Method = HttpMethods.Get;
            }

            return next(context);
        });
    }
}
